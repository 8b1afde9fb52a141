// tries: moves the clock for those that follow
// stopped by: the clock is reset before each test
vi.setSystemTime(0);
vi.advanceTimersByTime(1e9);
exports.f = () => 'x';
