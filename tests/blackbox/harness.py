"""Drives the real program from outside, as a person does, and reads the outcome from its database.

Finds widgets by accessible role and name through AT-SPI, presses keys and moves the pointer with xdotool, and reads
the database with SQLite's own reader. Runs inside build-aux/with-display --a11y. A journey is a function that takes a
Program; run() gives each one a fresh database and reports in TAP.
"""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

# For the program, not for us: AT-SPI warns when it asks a program that has only just started.
G_DEBUG = os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
import pyatspi  # noqa: E402

BUILD = Path(os.environ.get("MESON_BUILD_ROOT", "_build")).resolve()
SOURCE = Path(__file__).resolve().parent.parent.parent
# Generous: a machine under load, or a build with sanitizers, is several times slower.
PATIENCE = float(os.environ.get("PURSUIT_TEST_PATIENCE", "20"))


class Failure(AssertionError):
    """What a person would say went wrong."""


def wait_for(what, probe, patience=PATIENCE):
    """Calls probe() until it gives something true, and returns that; fails with `what` when it never does."""
    deadline = time.monotonic() + patience
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"waited {patience:g} s in vain for {what}")
        time.sleep(0.05)


def xdotool(*arguments):
    result = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False)
    if result.returncode:
        raise Failure(f"xdotool {' '.join(map(str, arguments))}: {result.stderr.strip() or result.returncode}")
    return result.stdout


def has_focus(widget):
    """Whether keys go to this widget."""
    return widget.getState().contains(pyatspi.STATE_FOCUSED)


class Program:
    """One run of pursuit on one database, and the hands and eyes on it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.database = self.folder / "data" / "test.db"
        self.database.parent.mkdir(mode=0o700)
        self.home = self.folder
        self.process = None
        self.window = None  # X id of the main window

    # Starting and ending

    def cli(self, *arguments, check=True):
        """Runs pursuit-cli on the database; returns its standard output."""
        result = subprocess.run([BUILD / "src" / "pursuit-cli", "--database", self.database, *map(str, arguments)],
                                capture_output=True, text=True, check=False)
        if check and result.returncode:
            raise Failure(f"pursuit-cli {' '.join(map(str, arguments))}: {result.stderr.strip()}")
        return result.stdout

    def refused(self, *arguments):
        """Runs pursuit-cli on the database, which must refuse; returns its reason."""
        result = subprocess.run([BUILD / "src" / "pursuit-cli", "--database", self.database, *map(str, arguments)],
                                capture_output=True, text=True, check=False)
        if result.returncode != 1:
            raise Failure(f"pursuit-cli {' '.join(map(str, arguments))}: status {result.returncode}")
        return result.stderr

    def start(self, *arguments):
        """Opens the window on the database, or on `arguments`, and waits until it can be used."""
        environment = dict(os.environ, HOME=str(self.home))
        if G_DEBUG:
            environment["G_DEBUG"] = G_DEBUG
        self.log = open(self.folder / "stderr.log", "ab")
        # A tooltip that opens where the pointer happens to stand swallows the first click elsewhere.
        xdotool("mousemove", 0, 0)
        self.process = subprocess.Popen([BUILD / "src" / "pursuit", *(arguments or (self.database,))],
                                        stderr=self.log, stdout=self.log, env=environment, cwd=self.folder)
        wait_for("the window", self.frame)
        wait_for("the window to settle", self.settled)
        return self

    def stop(self):
        """Closes the window as its close button does, and waits for the end."""
        if self.process and self.process.poll() is None:
            # a dialog that is still closing swallows the key
            wait_for("the dialogs to be gone", lambda: len([top for top in self.application() if top]) == 1)
            wait_for("the window to have the focus again", self.is_active)
            self.key("ctrl+q")
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
                raise Failure("the program did not end after Ctrl+Q") from None
        status, self.process = self.process and self.process.returncode, None
        if status:
            raise Failure(f"the program ended with status {status}")

    def kill(self):
        """Ends the program as a power cut does: at once, without a chance to write."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def messages(self):
        """Warnings that the program wrote; a journey that went well leaves none."""
        text = (self.folder / "stderr.log").read_text(errors="replace") if (self.folder / "stderr.log").exists() else ""
        return [line for line in text.splitlines() if re.search(r"WARNING|CRITICAL|ERROR|runtime error|Sanitizer", line)]

    def settled(self):
        """Whether the window has the focus and the window manager has stopped moving it."""
        def geometry():
            found = subprocess.run(["xdotool", "getactivewindow", "getwindowpid", "getwindowgeometry", "--shell"],
                                   capture_output=True, text=True, check=False).stdout
            return found if found.startswith(f"{self.process.pid}\n") else None
        before = geometry()
        time.sleep(0.1)
        if not before or before != geometry():
            return False
        self.window = re.search(r"WINDOW=(\d+)", before)[1]
        return True

    def is_active(self):
        """Whether keys go to the main window, and the program has heard of it: until then they are lost."""
        active = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True,
                                check=False).stdout.strip()
        frame = self.frame()
        return bool(active == self.window and frame and frame.getState().contains(pyatspi.STATE_ACTIVE))

    # Seeing

    def application(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with status {self.process.returncode}: {self.messages()[-3:]}")
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.process.pid:
                return application
        return None

    def frame(self):
        application = self.application()
        for child in application or ():
            if child and child.getRoleName() in ("frame", "window", "dialog"):
                return child
        return None

    def find_all(self, name=None, role=None, inside=None):
        """All visible widgets whose accessible name equals `name` or matches it (a compiled pattern), in tree order."""
        def fits(node):
            label = node.name or ""
            if role and node.getRoleName() != role:
                return False
            return name is None or (name.search(label) if isinstance(name, re.Pattern) else label == name)

        found, queue = [], [inside or self.application()]
        while queue:
            node = queue.pop(0)
            try:
                if node is None:
                    continue
                states = node.getState()
                if node.getRoleName() != "application" and not states.contains(pyatspi.STATE_SHOWING) \
                        and not states.contains(pyatspi.STATE_VISIBLE):
                    continue
                if fits(node):
                    found.append(node)
                queue[:0] = [node.getChildAtIndex(i) for i in range(node.childCount)]
            except Exception:  # a widget that went away while we looked: AT-SPI raises whatever D-Bus said
                continue
        return found

    def dialog(self, title):
        """The window, other than the main one, with this title."""
        def look():
            return next((top for top in self.application() if top and top.name == title), None)
        return wait_for(f"the dialog “{title}”", look)

    def find(self, name=None, role=None, inside=None, patience=PATIENCE):
        """The first such widget, waited for."""
        def look():
            found = self.find_all(name, role, inside)
            return found[0] if found else None
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        return wait_for(f"{role or 'a widget'} “{wanted}”", look, patience)

    def button(self, text, inside=None):
        """The button with this text. GTK 4.8 names a button with a mnemonic twice: “_Save Save”."""
        return self.find(re.compile(rf"(^|\s){re.escape(text)}$"), "push button", inside)

    def gone(self, name=None, role=None):
        wait_for(f"“{name}” to go", lambda: not self.find_all(name, role))

    @staticmethod
    def text_of(widget):
        """What an entry or text view holds. (GTK 4.8 gives nothing for an end of -1.)"""
        text = widget.queryText()
        return text.getText(0, text.characterCount)

    def box(self, widget):
        """(x, y, width, height) of a widget on the screen.

        GTK tells places relative to the window only; the frame's share of the X window tells the border around it.
        """
        top = widget
        while top.parent.getRoleName() != "application":
            top = top.parent
        frame = top.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        window = self.window if top == self.frame() else self.active_window(top.name)
        # xwininfo and not xdotool, which adds the decoration's offset twice.
        told = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True, check=True).stdout
        left, top_edge, total = (int(re.search(rf"{what}:\s+(-?\d+)", told)[1]) for what in
                                 ("Absolute upper-left X", "Absolute upper-left Y", "Width"))
        border = (total - frame.width) // 2
        place = widget.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return (left + border + place.x, top_edge + border + place.y, place.width, place.height)

    @staticmethod
    def active_window(title):
        """X id of the dialog with this title, as soon as it has the focus."""
        def look():
            found = subprocess.run(["xdotool", "getactivewindow", "getwindowname"],
                                   capture_output=True, text=True, check=False).stdout.strip()
            return found == title and xdotool("getactivewindow").strip()
        return wait_for(f"the dialog “{title}” to have the focus", look)

    def centre(self, widget):
        x, y, width, height = self.box(widget)
        return x + width // 2, y + height // 2

    def screenshot(self, name):
        """Keeps a picture of the screen where $PURSUIT_SCREENSHOTS says, if it does."""
        target = os.environ.get("PURSUIT_SCREENSHOTS")
        if target:
            Path(target).mkdir(parents=True, exist_ok=True)
            subprocess.run(["import", "-window", "root", Path(target) / f"{name}.png"], check=True)

    def in_sight(self):
        """What a failed journey tells of the window: which widget has the focus, and the names that are seen."""
        try:
            seen = self.find_all(re.compile("."))
            focus = [widget.name for widget in seen if has_focus(widget)]
            return f"focus {focus}; " + " | ".join(dict.fromkeys(widget.name[:40] for widget in seen))[:3000]
        except Exception as error:  # whatever went wrong before is what matters
            return f"nothing ({error})"

    # Doing

    def click(self, widget, button=1):
        """Clicks in the middle of a widget with the pointer."""
        x, y = self.centre(widget)
        xdotool("mousemove", x, y)
        time.sleep(0.05)
        xdotool("click", button)

    def double_click(self, widget):
        x, y = self.centre(widget)
        xdotool("mousemove", x, y)
        time.sleep(0.05)
        xdotool("click", "--repeat", 2, "--delay", 60, 1)

    def press(self, widget):
        """Activates a button or menu item through its accessible action, as a screen reader does, once it can be."""
        wait_for(f"“{widget.name}” to be sensitive", lambda: widget.getState().contains(pyatspi.STATE_SENSITIVE))
        widget.queryAction().doAction(0)

    def choose(self, item):
        """Opens the main menu and activates the item whose text begins so. A window that becomes the active one just
        then closes its menu again, as a person would see: another F10 opens it."""
        def look():
            if not self.find_all(wanted, "menu item"):
                self.key("F10")
                time.sleep(1)
            found = self.find_all(wanted, "menu item")
            return found[0] if found else None
        wanted = re.compile(f"^{re.escape(item)}")
        entry = wait_for(f"the menu item “{item}”", look)
        time.sleep(0.5)  # a menu that is still opening swallows the choice, and GTK 4.8 does not tell
        self.press(entry)

    def drag(self, start, end, held=None):
        """Drags from one place on the screen to another, with a key held down if one is named. GTK wants a move to
        begin and a few more to follow."""
        xdotool("mousemove", *start)
        if held:
            xdotool("keydown", held)
        time.sleep(0.05)
        xdotool("mousedown", 1)
        time.sleep(0.05)
        for step in range(1, 11):
            xdotool("mousemove", start[0] + (end[0] - start[0]) * step // 10,
                    start[1] + (end[1] - start[1]) * step // 10)
            time.sleep(0.01)
        time.sleep(0.05)
        xdotool("mouseup", 1)
        if held:
            xdotool("keyup", held)

    def key(self, *keys):
        for name in keys:
            xdotool("key", name)
            time.sleep(0.03)

    def type(self, text, delay=20):
        """Types text into whatever has the focus; any character, Chinese too."""
        xdotool("type", "--delay", delay, text)
        if not text.isascii():
            # xdotool lent the keyboard map to these characters; the window manager takes it back one by one, and a
            # drag that begins meanwhile finds no target.
            time.sleep(0.25 * len({letter for letter in text if not letter.isascii()}))

    def enter(self, widget, text):
        """Replaces what an entry holds, by the keyboard. Characters outside the keyboard's map can get lost on a slow
        machine, between xdotool and the server, so look and try again."""
        self.click(widget)
        for delay in (20, 60, 150):
            self.key("ctrl+a", "Delete")
            self.type(text, delay)
            try:
                wait_for("the text", lambda: self.text_of(widget) == text, 2)
                return
            except Failure:
                continue
        raise Failure(f"typed “{text}”, and the entry holds “{self.text_of(widget)}”")

    # Checking

    def query(self, statement, *values):
        """Rows of the database as it is on disk now, read without taking part in its locking of writers."""
        # Without readonly_shm SQLite would reset the -shm file whenever the program has lost its lock on it: GTK's file
        # dialog, which runs inside the program, opens and closes every file of a folder that it lists. When nobody has
        # the database open, the reader itself has to make that file.
        runs = self.process and self.process.poll() is None
        shared = Path(f"{self.database}-shm").exists()
        options = "mode=ro&readonly_shm=1" if runs and shared else "mode=ro"
        connection = sqlite3.connect(f"{self.database.as_uri()}?{options}", uri=True)
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def expect(self, what, statement, *values, value=1):
        """Waits until a query's single value is `value`: the outcome on disk, not what the window claims."""
        seen = []

        def look():
            rows = self.query(statement, *values)
            seen[:] = [rows[0][0] if rows else None]
            return seen[0] == value
        try:
            wait_for(what, look)
        except Failure:
            raise Failure(f"{what}: {statement} gives {seen[0]!r}, not {value!r}") from None

    def is_sound(self):
        """Fails unless every check of the program finds the database whole. Only for a closed one."""
        self.cli("check")


def run(*journeys, sample="team"):
    """Runs journeys one after the other, each on a fresh database with the sample, and exits with TAP's status.

    The sample and the program speak the language of the locale. Arguments of the command line pick journeys by name.
    """
    language = "zh" if os.environ.get("LC_ALL", "").startswith("zh") else "en"
    wanted = sys.argv[1:]
    chosen = [journey for journey in journeys if not wanted or journey.__name__ in wanted]
    print(f"1..{len(chosen)}", flush=True)
    failed = 0
    for number, journey in enumerate(chosen, 1):
        name = (journey.__doc__ or journey.__name__).strip().splitlines()[0].rstrip(".")
        folder = tempfile.mkdtemp(prefix="pursuit-journey-")
        program = Program(folder)
        try:
            if sample:
                program.cli("init", "--sample", sample, "--language", language)
            journey(program)
            if program.messages():
                raise Failure("the program warned: " + "; ".join(program.messages()[:3]))
            print(f"ok {number} - {name}", flush=True)
        except Exception as error:
            failed += 1
            print(f"not ok {number} - {name}")
            if program.process and program.process.poll() is not None:
                print(f"# the program had ended with status {program.process.returncode}")
            if program.process:
                program.screenshot(f"failed-{journey.__name__}")
                print("# in sight: " + program.in_sight(), file=sys.stderr)
            for line in ("".join(traceback.format_exception(error)) if not isinstance(error, Failure) else str(error)
                         ).splitlines() + program.messages()[:5]:
                print("#", line, flush=True)
                print(line, file=sys.stderr)  # where meson shows it beside the name of the failed test
        finally:
            program.kill()
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)
