// tries: loops in a static block
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
class Held {
  static {
    for (;;);
  }
}
exports.f = () => Held;
