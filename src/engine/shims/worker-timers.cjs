// Stands for `worker-timers` in MQTT.js: the engine is a worker already, and its own timers are not throttled.
module.exports = {
  setInterval: (...args) => setInterval(...args),
  clearInterval: (id) => clearInterval(id),
};
