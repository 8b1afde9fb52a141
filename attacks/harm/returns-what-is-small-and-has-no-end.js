// tries: returns forty objects that are a million million to whoever follows each way
// stopped by: what is written down is written once, or fuel and the time limit
exports.f = () => {
  let laughs = { text: 'ha' };
  for (let i = 0; i < 40; i++) laughs = { left: laughs, right: laughs, list: [laughs, laughs] };
  return laughs;
};
