#!/usr/bin/python3
"""Our layout of the org chart beside d3-flextree's and d3-hierarchy's of the same trees: processor time, and how far
apart the places are. Both packages are fetched by npm into a folder that lives as long as this script; without npm or a network
nothing is measured."""
import os
import shutil
import subprocess
import sys
import tempfile

PACKAGES = ["d3-flextree@2.1.2", "d3-hierarchy@3.1.3"]
SKIPPED = 77


def fetch(folder):
    with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
        file.write('{"private": true}\n')
    return subprocess.run(["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", *PACKAGES],
                          cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def main():
    program, script = sys.argv[1:]
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("node and npm are missing")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        if not fetch(folder):
            print("npm could not fetch", *PACKAGES)
            return SKIPPED
        lines = subprocess.run(["node", script, folder], capture_output=True, text=True, check=True).stdout
        for line in lines.splitlines():
            kind, n, checksum, *times = line.split()
            flex, tidy, flex_alone, tidy_alone = map(float, times)
            ours = subprocess.run([program, kind, n, os.path.join(folder, f"{kind}-{n}.bin")], capture_output=True,
                                  text=True, check=True).stdout.split()
            mine, difference = float(ours[0]), float(ours[1])
            print(f"{kind:5} {int(n):8,} people (checksum {checksum}): {mine:.2f} ms; at most {difference:.6f} px apart")
            print(f"      d3-flextree {flex:8.1f} ms, {flex / mine:.0f} x; its layout alone {flex_alone:8.1f} ms, "
                  f"{flex_alone / mine:.0f} x")
            print(f"      d3-hierarchy {tidy:7.1f} ms, {tidy / mine:.0f} x; its layout alone {tidy_alone:8.1f} ms, "
                  f"{tidy_alone / mine:.0f} x")
        print("load", os.getloadavg())
    return 0


sys.exit(main())
