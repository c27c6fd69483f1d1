"""`hebiao lsp` as a client of few words has it. Standard library only."""

import json
import subprocess


class Server:
    """Starts the server; ends it, and sees that it ended well, as a context manager."""

    def __init__(self, binary, arguments=("lsp",)):
        self.process = subprocess.Popen([binary, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.notifications = []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        self.process.stdin.close()
        self.process.stdout.close()
        code = self.process.wait(20)
        if kind is None and code != 0:
            raise AssertionError(f"the server ended with {code}")

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = None
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if length is None:
            raise AssertionError("the server has ended")
        return json.loads(self.process.stdout.read(length))

    def notify(self, method, params):
        self.send({"method": method} | ({} if params is None else {"params": params}))

    def request(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method} | ({} if params is None else {"params": params}))
        while True:
            message = self.receive()
            if "method" in message:
                self.notifications.append(message)
            elif message.get("id") == self.number:
                if "error" in message:
                    raise AssertionError(message["error"])
                return message["result"]

    def initialize(self, capabilities):
        result = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.notify("initialized", {})
        return result

    def set(self, values):
        """Changes settings; what the server complains of."""
        self.notifications.clear()
        self.notify("workspace/didChangeConfiguration", {"settings": {"hebiao": values}})
        # An answer comes after what was sent before it.
        self.request("workspace/symbol", {"query": ""})
        return [note["params"]["message"] for note in self.notifications if note["method"] == "window/showMessage"]
