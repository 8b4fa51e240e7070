"""The Jackson classes that the Iceberg jar of the package index was built for but does not hold.

It looks for them under a package name of its own. pyspark has the same classes under their usual name: they are copied
into a jar of their own with every name rewritten, which is what a build tool calls relocation.
"""

import struct
import sys
import zipfile
from pathlib import Path

import pyspark

USUAL = "com/fasterxml/jackson"
RELOCATED = "org/apache/iceberg/shaded/com/fasterxml/jackson"
LIBRARIES = ("jackson-annotations", "jackson-core", "jackson-databind")
UTF8 = 1
WIDE = (5, 6)  # a long or a double takes two places in the pool
LENGTHS = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}


def renamed(text: bytes) -> bytes:
    for separator in ("/", "."):
        usual, relocated = (name.replace("/", separator).encode() for name in (USUAL, RELOCATED))
        text = text.replace(usual, relocated)
    return text


def relocated_class(code: bytes) -> bytes:
    """A class file whose constant pool speaks of the relocated packages."""
    (count,) = struct.unpack(">H", code[8:10])
    parts, at, place = [code[:10]], 10, 1
    while place < count:
        tag = code[at]
        if tag == UTF8:
            (length,) = struct.unpack(">H", code[at + 1 : at + 3])
            text = renamed(code[at + 3 : at + 3 + length])
            parts.append(struct.pack(">BH", UTF8, len(text)) + text)
            at += 3 + length
        else:
            parts.append(code[at : at + 1 + LENGTHS[tag]])
            at += 1 + LENGTHS[tag]
        place += 2 if tag in WIDE else 1
    return b"".join([*parts, code[at:]])


def write_jar(target: Path) -> None:
    """Relocate the Jackson of the installed pyspark into the jar `target`."""
    jars = Path(pyspark.__file__).parent / "jars"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for library in LIBRARIES:
            (jar,) = jars.glob(f"{library}-2*.jar")
            with zipfile.ZipFile(jar) as source:
                for entry in source.namelist():
                    if entry.startswith(USUAL) and entry.endswith(".class"):
                        out.writestr(entry.replace(USUAL, RELOCATED, 1), relocated_class(source.read(entry)))


if __name__ == "__main__":
    write_jar(Path(sys.argv[1]))
