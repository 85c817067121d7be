#!/usr/bin/python3
"""Tests the scripts that tests rest on: that failures are counted, and that a private screen is one. Reports in TAP."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "build-aux"

# One test of each fate. The crash comes after a good case, where meson's junit file forgets it.
MESON_BUILD = """
project('fates', version: '1')
sh = find_program('sh')
test('good', sh, args: ['-c', 'printf "1..2\\nok 1 a\\nok 2 b\\n"'], protocol: 'tap', suite: 'one')
test('skipped', sh, args: ['-c', 'printf "1..1\\nok 1 c # SKIP no screen\\n"'], protocol: 'tap')
test('bad', sh, args: ['-c', 'printf "1..2\\nok 1 d\\nnot ok 2 e\\n"'], protocol: 'tap', suite: 'one')
test('crashed', sh, args: ['-c', 'printf "1..1\\nok 1 f\\n"; kill -SEGV $$'], protocol: 'tap')
test('late', sh, args: ['-c', 'sleep 20'], timeout: 1)
test('plain', sh, args: ['-c', 'exit 0'])
"""


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)


def summary_counts_every_fate():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "meson.build").write_text(MESON_BUILD, encoding="utf-8")
        build = Path(folder, "build")
        run("meson", "setup", build, folder)
        run("meson", "test", "-C", build)
        result = run(SCRIPTS / "test-summary", "--checks", 1, 0, build)
    lines = result.stdout.splitlines()
    assert lines[-1] == "6 passed, 3 failed, 1 skipped", result.stdout
    assert {line.split(":")[0] for line in lines[:-1]} == {"FAILED bad", "FAILED crashed", "FAILED late"}, lines
    assert result.returncode == 1


def summary_needs_results():
    result = run(SCRIPTS / "test-summary", "/nonexistent")
    assert result.returncode == 1 and result.stdout.splitlines()[-1] == "0 passed, 1 failed, 0 skipped", result.stdout


def display_gives_a_screen():
    result = run(SCRIPTS / "with-display", "--size", "900x700", "xdotool", "getdisplaygeometry")
    assert result.stdout.strip() == "900 700", result
    assert result.returncode == 0


def display_passes_output_and_status():
    result = run(SCRIPTS / "with-display", "sh", "-c", "echo out; echo err >&2; exit 7")
    assert (result.stdout, result.stderr, result.returncode) == ("out\n", "err\n", 7), result


def display_keeps_out_of_the_home():
    result = run(SCRIPTS / "with-display", "sh", "-c", 'touch "$XDG_DATA_HOME/mark" && echo "$XDG_DATA_HOME"')
    assert result.stdout.strip() and not Path(result.stdout.strip()).exists(), result


def display_speaks_chinese():
    result = run(SCRIPTS / "with-display", "--zh", "date", "-d", "2026-11-21", "+%A")
    assert result.stdout.strip() == "星期六", result


def packages_are_sorted_and_single():
    sections, names = {}, None
    for line in (SCRIPTS / "packages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# section:"):
            names = sections.setdefault(line.split()[-1], [])
        elif line and not line.startswith("#"):
            names.append(line)
    assert set(sections) == {"build", "test"}, sections
    for name, packages in sections.items():
        assert packages == sorted(set(packages)), f"section {name} is not sorted, or names a package twice"


def main():
    tests = [summary_counts_every_fate, summary_needs_results, display_gives_a_screen, display_passes_output_and_status,
             display_keeps_out_of_the_home, display_speaks_chinese, packages_are_sorted_and_single]
    os.environ.setdefault("MESON_BUILD_ROOT", tempfile.gettempdir())
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        try:
            test()
            print("ok", number, test.__name__, flush=True)
        except AssertionError as error:
            failed += 1
            print("not ok", number, test.__name__)
            for line in str(error).splitlines():
                print("#", line, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
