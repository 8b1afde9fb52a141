export function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = (crc ^ byte) >>> 0;
    for (let bit = 0; bit < 8; bit++) {
      const low = crc % 2;
      crc = Math.floor(crc / 2);
      if (low === 1) crc = (crc ^ 0xedb88320) >>> 0;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
