// The framework's client calls new Function(...) for the expressions that the server sends. The page's policy forbids
// that, so a script with the page's nonce makes the function. Nothing else on the page knows the nonce.
(() => {
  const nonce = document.currentScript.nonce;
  let made = 0;
  const make = (parts) => {
    const body = parts.length === 0 ? "" : parts[parts.length - 1];
    const name = "toposegFunction" + made++;
    const script = document.createElement("script");
    script.nonce = nonce;
    script.textContent = `window.${name} = function anonymous(${parts.slice(0, -1).join(",")}\n) {\n${body}\n}`;
    document.head.appendChild(script);
    script.remove();
    const result = window[name];
    delete window[name];
    if (typeof result !== "function") {
      throw new SyntaxError("not a function: " + body);
    }
    return result;
  };
  window.Function = new Proxy(window.Function, {
    construct: (target, parts) => make(parts),
    apply: (target, self, parts) => make(parts),
  });
})();
