// tries: takes the process from a stack frame
// stopped by: frames of the host's modules tell neither function nor `this`
exports.f = () => {
  let found;
  Error.stackTraceLimit = 50;
  Error.prepareStackTrace = (error, frames) => {
    for (const frame of frames) {
      const thing = frame.getThis?.() ?? frame.getFunction?.();
      try {
        found ??= thing?.constructor?.constructor('return process')().pid;
      } catch {}
    }
    return '';
  };
  new Error('x').stack;
  return found ? 'loot' : 'none';
};
