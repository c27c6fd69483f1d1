// Benchmarks: parsing, binding and linting of made-up forms, and a corpus of them on disk.
//
//     swift run -c release hebiao-bench                       everything
//     swift run -c release hebiao-bench parse                 the rows whose names hold "parse"
//     swift run -c release hebiao-bench edits FILE 1000           keys pressed at random places of a form
//     swift run -c release hebiao-bench generate DIR 5000 4096    5,000 forms of 4 KB, for other programs

import BiaoWorkspace

let output = OutputStream(OutputStream.standardOutput)
let words = Platform.arguments().map { String(decoding: $0, as: UTF8.self) }
var code: Int32 = 0
if words.first == "generate" {
  if words.count == 4, let count = Int(words[2]), let size = Int(words[3]), count > 0, size > 0, size <= 1 << 30,
    let total = generate(FilePath(words[1]), count: count, size: size)
  {
    output.write("\(count) forms, \(total) bytes\n")
  } else {
    output.write("usage: hebiao-bench generate DIR COUNT SIZE\n")
    code = 2
  }
} else if words.first == "edits" {
  guard words.count == 3, let count = Int(words[2]), count > 0,
    runEdits(FilePath(words[1]), count: count, output)
  else {
    output.write("usage: hebiao-bench edits FILE COUNT\n")
    output.flush()
    Platform.exit(2)
  }
} else {
  runBenchmarks(words.first ?? "", output)
}
output.flush()
Platform.exit(code)
