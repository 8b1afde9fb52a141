// tries: has SQLite, which opens files by itself, write beside a file of the user
// stopped by: Node's permission model, then the jail, which does not have that folder
// realm: process
// needs: node:sqlite
const { DatabaseSync } = require('node:sqlite');
exports.f = () => {
  const data = new DatabaseSync(':memory:');
  for (const path of ['PATH.db', 'PATH'])
    try {
      data.exec(
        `ATTACH DATABASE '${path}' AS user; CREATE TABLE user.t (a); VACUUM INTO '${path}2'`,
      );
      return 'loot';
    } catch {
      continue;
    }
  return 'none';
};
