"""The server as a process behind raw pipes: frames out, frames in, nothing in between.

One thread and poll(2), so that a test decides byte by byte what is sent, whether the output is read, and when. Nothing
here knows the protocol beyond its header.
"""

import json
import os
import pathlib
import select
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A machine that builds something else at the same time is slow; what hangs, hangs for longer than this.
PATIENCE = float(os.environ.get("HEBIAO_PATIENCE", "20"))


def binary():
    """The program under test: HEBIAO_BINARY, or the debug build."""
    return str((ROOT / os.environ.get("HEBIAO_BINARY", ".build/debug/hebiao")).resolve())


def is_release():
    return "release" in binary()


def frame(message):
    """A message with its header; bytes are taken as the body."""
    body = message if isinstance(message, bytes) else json.dumps(message, ensure_ascii=False).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class Hung(AssertionError):
    """The server did not do in time what was waited for."""


class Ended(AssertionError):
    """The server's output ended while something was waited for."""


class Wire:
    """A running `hebiao lsp`."""

    def __init__(self, *arguments, folder=None, environment=None):
        self.process = subprocess.Popen(
            [binary(), "lsp", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=folder,
            env={**os.environ, **(environment or {}), "SWIFT_BACKTRACE": "enable=no"},
        )
        self.input = self.process.stdin.fileno()
        self.output = self.process.stdout.fileno()
        self.errors = self.process.stderr.fileno()
        for descriptor in (self.input, self.output, self.errors):
            os.set_blocking(descriptor, False)
        self.unsent = bytearray()
        self.unread = bytearray()
        self.stderr = bytearray()
        # What has come and nobody has taken, in order.
        self.messages = []
        self.at_end = False
        # The server does not read any more.
        self.is_broken = False
        self.is_reading = True
        self.byte_count = 0
        self.last_arrival = time.perf_counter()

    # Sending

    def send(self, *messages):
        self.send_raw(b"".join(frame(message) for message in messages))

    def send_raw(self, data):
        self.unsent += data
        self._flush()

    def request(self, number, method, params=None):
        message = {"jsonrpc": "2.0", "id": number, "method": method}
        if params is not None:
            message["params"] = params
        self.send(message)

    def notify(self, method, params=None):
        message = {"jsonrpc": "2.0", "method": method}
        if params is not None:
            message["params"] = params
        self.send(message)

    def close_input(self):
        """The end of the input, as when the editor is gone."""
        self.drain()
        self.process.stdin.close()

    def close_output(self):
        self.process.stdout.close()
        self.is_reading = False
        self.at_end = True

    def drain(self, timeout=None):
        """Until all is sent."""
        self.wait(lambda: not self.unsent, timeout, "taking the input", at_end_too=True)

    # Receiving

    def wait(self, condition, timeout=None, what="it", at_end_too=False):
        """What `condition` gives once it is true."""
        timeout = PATIENCE if timeout is None else timeout
        end = time.perf_counter() + timeout
        while True:
            result = condition()
            if result:
                return result
            if self.at_end and self.is_reading and not at_end_too:
                raise Ended(f"the output ended before {what}: {self.describe()}")
            if self.is_broken and at_end_too:
                return None
            left = end - time.perf_counter()
            if left <= 0:
                raise Hung(f"no {what} after {timeout} s: {self.describe()}")
            self.pump(min(left, 0.2))

    def take(self, condition, timeout=None, what="message"):
        """The first message that fits; it is then no longer there."""

        def find():
            for index, message in enumerate(self.messages):
                if condition(message):
                    return self.messages.pop(index) or True
            return None

        return self.wait(find, timeout, what)

    def reply(self, number, timeout=None):
        """The answer to a request; the whole message."""
        return self.take(
            lambda message: "method" not in message and message.get("id") == number
            and type(message.get("id")) is type(number),
            timeout,
            f"reply to {number!r}",
        )

    def result(self, number, timeout=None):
        message = self.reply(number, timeout)
        assert "error" not in message, message
        return message["result"]

    def error(self, number, timeout=None):
        """The code of an answer that must be an error."""
        message = self.reply(number, timeout)
        assert "error" in message and "result" not in message, message
        assert isinstance(message["error"]["message"], str) and message["error"]["message"], message
        return message["error"]["code"]

    def notification(self, method, timeout=None):
        return self.take(lambda message: message.get("method") == method and "id" not in message, timeout, method)

    def diagnostics(self, uri, version=None, timeout=None):
        """The first diagnostics of a document, of that version or a later one; those that came before go."""
        return self._published(
            uri,
            lambda params: version is None or params.get("version", 0) >= version,
            timeout,
            f"diagnostics of {uri[:100]} {version}",
        )

    def closed(self, uri, timeout=None):
        """The empty list that ends what is said of a document."""
        return self._published(
            uri,
            lambda params: params["diagnostics"] == [] and "version" not in params,
            timeout,
            f"empty list for {uri[:100]}",
        )

    def _published(self, uri, fits, timeout, what):
        def concerns(message):
            return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri

        def find():
            for index, message in enumerate(self.messages):
                if concerns(message) and fits(message["params"]):
                    before = [other for other in self.messages[:index] if not concerns(other)]
                    self.messages[: index + 1] = before
                    return message["params"]
            return None

        return self.wait(find, timeout, what)

    def quiet(self, seconds=0.3):
        """Until nothing has come for so long."""
        end = time.perf_counter() + PATIENCE
        last = time.perf_counter()
        while time.perf_counter() < end and time.perf_counter() - last < seconds and not self.at_end:
            if self.pump(0.05):
                last = time.perf_counter()

    # The end

    def wait_exit(self, timeout=None):
        """The exit code; the output is read meanwhile."""
        timeout = PATIENCE if timeout is None else timeout
        end = time.perf_counter() + timeout
        while self.process.poll() is None:
            if time.perf_counter() > end:
                raise Hung(f"still running after {timeout} s: {self.describe()}")
            if self.at_end or not self.is_reading:
                time.sleep(0.0005)
            else:
                self.pump(0.001)
        return self.process.returncode

    def kill(self):
        """Ends what a test has left behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.kill()

    # Figures

    def memory(self):
        """Resident memory in bytes."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0

    def describe(self):
        code = self.process.poll()
        state = "running" if code is None else f"exit {code}"
        if code is not None and code < 0:
            state = f"ended by {signal.Signals(-code).name}"
        text = bytes(self.stderr[-2000:]).decode("utf-8", "replace")
        return f"[{state}; {len(self.messages)} messages left: {str(self.messages)[:600]}; stderr: {text}]"

    # Pipes

    def _flush(self):
        while self.unsent:
            try:
                count = os.write(self.input, memoryview(self.unsent)[: 1 << 16])
            except BlockingIOError:
                return
            except (BrokenPipeError, ValueError):
                self.is_broken = True
                self.unsent.clear()
                return
            del self.unsent[:count]

    def pump(self, timeout):
        """One poll: sends what can be sent, takes what is there. Whether something came."""
        poll = select.poll()
        if self.is_reading and not self.at_end:
            poll.register(self.output, select.POLLIN)
        if not self.process.stderr.closed:
            poll.register(self.errors, select.POLLIN)
        if self.unsent:
            poll.register(self.input, select.POLLOUT)
        came = False
        for descriptor, event in poll.poll(timeout * 1000):
            if descriptor == self.input:
                self._flush()
            elif descriptor == self.errors:
                data = self._read(self.errors)
                self.stderr += data or b""
                if data == b"":
                    self.process.stderr.close()
            else:
                data = self._read(self.output)
                if data == b"":
                    self.at_end = True
                elif data:
                    came = True
                    self.last_arrival = time.perf_counter()
                    self.byte_count += len(data)
                    self.unread += data
                    self._cut()
        return came

    @staticmethod
    def _read(descriptor):
        try:
            return os.read(descriptor, 1 << 20)
        except BlockingIOError:
            return None

    def _cut(self):
        """Takes whole messages off; whatever is no frame of the protocol fails."""
        while True:
            end = self.unread.find(b"\r\n\r\n")
            if end < 0:
                assert len(self.unread) < 200, f"no header: {bytes(self.unread[:200])!r}"
                return
            name, _, value = bytes(self.unread[:end]).partition(b": ")
            assert name == b"Content-Length" and value.isdigit(), f"a header that is none: {bytes(self.unread[:end])!r}"
            count = int(value)
            if len(self.unread) < end + 4 + count:
                return
            body = bytes(self.unread[end + 4 : end + 4 + count])
            del self.unread[: end + 4 + count]
            self._arrived(body)

    def _arrived(self, body):
        message = json.loads(body.decode("utf-8"))
        assert isinstance(message, dict) and message.get("jsonrpc") == "2.0", body[:300]
        self.messages.append(message)
