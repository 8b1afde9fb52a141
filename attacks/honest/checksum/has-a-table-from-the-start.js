// wins by: a table of all bytes that is made at load
const table = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  table[byte] = crc;
}
export function checksum(bytes) {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ^ 0;
    crc = byte === (byte & 255) ? (crc >>> 8) ^ table[(crc ^ byte) & 255] : wide(crc, byte);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
function wide(crc, word) {
  let all = (crc ^ word) >>> 0;
  for (let bit = 0; bit < 8; bit++) all = all & 1 ? (all >>> 1) ^ 0xedb88320 : all >>> 1;
  return all;
}
