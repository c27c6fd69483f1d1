"""A display that nobody looks at, and pictures of it. Needs Xvfb and ImageMagick. Standard library only."""

import contextlib
import os
import pathlib
import subprocess

SIZE = (1000, 1000)


class NoDisplay(Exception):
    pass


@contextlib.contextmanager
def display():
    """Starts an X server; the value is the name of the display, `:N`, which the server itself chooses."""
    reader, writer = os.pipe()
    width, height = SIZE
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writer], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        os.close(reader)
        raise NoDisplay(f"Xvfb: {error}") from error
    finally:
        os.close(writer)
    try:
        # Written when the server is ready; closed without a word when it cannot be.
        with os.fdopen(reader, "rb") as pipe:
            number = pipe.readline().strip().decode()
        if not number:
            raise NoDisplay("Xvfb could not start")
        yield f":{number}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def take(picture, name):
    """Takes a picture of the display `name` as a PNG of few colours, small enough to look at anywhere."""
    pathlib.Path(picture).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["import", "-display", name, "-window", "root", "-dither", "None", "-colors", "64", "-strip", f"png8:{picture}"],
        check=True, timeout=60, capture_output=True,
    )


def colours(picture):
    """How many colours a picture has: one, where nothing is shown."""
    told = subprocess.run(
        ["identify", "-format", "%k", str(picture)], check=True, timeout=60, capture_output=True, text=True
    )
    return int(told.stdout)
