@dlq
Feature: Poison messages

  Background:
    Given a provisioned bridge
    And both apps are ready

  @DLQ-01 @must
  Rule: Malformed JSON goes to the consuming app's dead letters at once, byte for byte, and is not delivered again

    Scenario Outline: <what> on its way to <app>
      When the peer of <app> publishes <what>
      Then <app> dead-letters it for "malformed_json"
      And the dead letter is the original, byte for byte
      And the original was delivered to <app> once

      Examples:
        | app      | what                        |
        | system_b | a body that is cut off      |
        | system_b | bytes that are not UTF-8    |
        | system_a | a body that is cut off      |

    # Alone on its bridge: between accounts the server takes it for the end of the answer to a fetch, and what it delivers
    # with it reaches nobody.
    @disturbs
    Scenario Outline: An empty body on its way to <app>
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      When the peer of <app> publishes an empty body
      Then <app> dead-letters it for "malformed_json"
      And the dead letter is the original, byte for byte
      And the original was delivered to <app> once

      Examples:
        | app      |
        | system_b |
        | system_a |

  @DLQ-02 @must
  Rule: A well-formed event that can never be applied goes there at once

    Scenario Outline: An event with <what> on its way to <app>
      When the peer of <app> publishes an event with <what>
      Then <app> dead-letters it for "unrecoverable"
      And the dead letter is the original, byte for byte
      And the original was delivered to <app> once

      Examples:
        | app      | what                       |
        | system_b | no event id                |
        | system_b | no payload                 |
        | system_b | an unknown resource type   |
        | system_b | an unknown event type      |
        | system_b | a name that is a number    |
        | system_b | an updated_at that is no time |
        | system_a | no payload                 |
        | system_a | an unknown resource type   |

  @DLQ-05 @must
  Rule: A poison message does not hold up the messages behind it

    Scenario Outline: An organization behind a message that <app> cannot apply yet
      When the peer of <app> publishes a user of an organization that <app> does not have, and another organization behind it
      Then <app> has applied that other organization while the user is still being retried

      Examples:
        | app      |
        | system_a |
        | system_b |

    @disturbs
    Scenario Outline: An organization behind a message that is empty
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      When the peer of <app> publishes an empty body
      And an organization is created behind it at the peer of <app>
      Then <app> shows that organization

      Examples:
        | app      |
        | system_a |
        | system_b |

  @DLQ-08 @must
  Rule: A dead letter carries reason, deliveries, original subject, stream sequence, consumer and event id

    Scenario Outline: The headers of a dead letter of <app>
      When the peer of <app> publishes an event with an unknown resource type
      Then <app> dead-letters it for "unrecoverable"
      And the dead letter's headers name reason, deliveries, original subject, stream sequence, consumer and event id

      Examples:
        | app      |
        | system_a |
        | system_b |

  @DLQ-09 @must
  Rule: An app dead-letters to its own dead letters, never to its peer's

    Scenario Outline: A poison message for <app>
      When the peer of <app> publishes a body that is cut off
      Then <app> dead-letters it for "malformed_json"
      And the dead letters of the peer of <app> hold nothing of it

      Examples:
        | app      |
        | system_a |
        | system_b |
