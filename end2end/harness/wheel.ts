/**
 * A processing module as a wheel, made here: a ZIP archive whose files are stored as they are.
 */
import zlib from 'node:zlib';

export interface Wheel {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A package of one file. `name` is that of the package to import: `look_up`. */
export function makeWheel(name: string, version: string, code: string): Wheel {
  const info = `${name}-${version}.dist-info`;
  const files: [string, string][] = [
    [`${name}/__init__.py`, code],
    [`${info}/METADATA`, `Metadata-Version: 2.1\nName: ${name.replaceAll('_', '-')}\nVersion: ${version}\n`],
    [`${info}/WHEEL`, 'Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n'],
  ];
  const record = `${info}/RECORD`;
  files.push([record, [...files.map(([file]) => file), record].map((file) => `${file},,\n`).join('')]);
  return { name: `${name}-${version}-py3-none-any.whl`, mimeType: 'application/zip', buffer: zip(files) };
}

/** PKWARE's APPNOTE, 4.3: each file after its header, then the directory. */
function zip(files: [string, string][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const [name, text] of files) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version 2.0
    facts.writeUInt16LE(0x21, 8); // 1 January 1980
    facts.writeUInt32LE(zlib.crc32(body), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(body.length, 18);
    facts.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, body);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(place, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, entry, path);
    place += 4 + facts.length + path.length + body.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...parts, entries, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
