/** Calls at most once in `ms`, with the last arguments: sliders fire faster than a volume can be drawn. */
export function debounce(ms, call) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), ms);
  };
}
