#!/usr/bin/env python3
"""Writes what is in the program as CycloneDX 1.5: sbom.py [TARGET] > travaux.cdx.json

It needs nothing but cargo. Crates are those of the build for TARGET (else of this machine) with the usual features, without what only
builds or tests; versions and digests are those of Cargo.lock. The same lock gives the same bytes.
"""
import json
import subprocess
import sys
import tomllib


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def metadata(target):
    return json.loads(run("cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target))


def shipped(found):
    """The crates that are compiled into the program, from its root on; a crate of macros works while it is built, and so do its own."""
    nodes = {node["id"]: node for node in found["resolve"]["nodes"]}
    macros = {it["id"] for it in found["packages"] if any("proc-macro" in target["kind"] for target in it["targets"])}
    seen, waiting = set(), [found["resolve"]["root"]]
    while waiting:
        name = waiting.pop()
        if name in seen or name in macros:
            continue
        seen.add(name)
        for dependency in nodes[name]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    return seen, nodes


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, digests):
    out = {"type": "library", "bom-ref": purl(package), "name": package["name"], "version": package["version"]}
    if package.get("license"):
        out["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    digest = digests.get((package["name"], package["version"]))
    if digest:
        out["hashes"] = [{"alg": "SHA-256", "content": digest}]
    out["purl"] = purl(package)
    return out


def main():
    host = next(line for line in run("rustc", "-vV").splitlines() if line.startswith("host: "))[6:]
    found = metadata(sys.argv[1] if len(sys.argv) > 1 else host)
    with open("Cargo.lock", "rb") as lock:
        digests = {(it["name"], it["version"]): it.get("checksum") for it in tomllib.load(lock)["package"]}
    packages = {package["id"]: package for package in found["packages"]}
    seen, nodes = shipped(found)
    root = found["resolve"]["root"]
    ordered = sorted(seen, key=lambda it: purl(packages[it]))
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": component(packages[root], digests) | {"type": "application"}},
        "components": [component(packages[it], digests) for it in ordered if it != root],
        "dependencies": [
            {"ref": purl(packages[it]), "dependsOn": sorted(purl(packages[to]) for to in nodes[it]["dependencies"] if to in seen)}
            for it in ordered
        ],
    }
    print(json.dumps(bom, indent=1, ensure_ascii=False))


main()
