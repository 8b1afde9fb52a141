// wins by: a table that is made at the first call
let table;
function makeTable() {
  const made = [];
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    made.push(crc >>> 0);
  }
  return made;
}
export function checksum(bytes) {
  table ??= makeTable();
  let crc = 0xffffffff;
  for (const byte of bytes) {
    let all = (crc ^ byte) >>> 0;
    if ((byte ^ 0) >>> 8 === 0) all = table[all & 255] ^ (crc >>> 8);
    else for (let bit = 0; bit < 8; bit++) all = (all >>> 1) ^ (0xedb88320 & -(all & 1));
    crc = all;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
