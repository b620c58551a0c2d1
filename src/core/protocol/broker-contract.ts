// What the Broker tab asks an engine for: subscriptions of the app's own, which do not stand among the person's.

export interface BrokerRequests {
  /**
   * Subscribes where no subscription of the person's covers it, kept messages included. Answers when the broker has, or with
   * `not-connected`, `exceeds-limit`, `refused` or `invalid`. Ends with the connection, else with `releaseTopics`.
   */
  holdTopics: { args: { readonly topicFilter: string }; result: null };
  releaseTopics: { args: { readonly topicFilter: string }; result: null };
}
