// tries: signals the parent process
// stopped by: the real process object is out of reach; then the process namespace
exports.f = () => {
  process.kill(process.ppid, 'SIGKILL');
  return 'loot';
};
