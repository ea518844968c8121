@dlq
Feature: Handling that is interrupted

  @DLQ-07 @must
  Rule: One dead letter per poison message, however often its handling is interrupted, and never none

    # Duplicate detection spans the whole stream: a dead letter that keeps its original's message id is swallowed.
    Scenario Outline: A dead letter of <app> within the duplicate window of its original
      Given a provisioned bridge
      And both apps are ready
      When the peer of <app> publishes, under its event id, an event with an unknown resource type
      Then <app> dead-letters it for "unrecoverable"
      And there is just one dead letter of <app> about it

      Examples:
        | app      |
        | system_a |
        | system_b |

    @disturbs @kills
    Scenario Outline: <app> is killed before it hears that its dead letter is stored
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      And what NATS answers to the next dead letter of <app> gets lost
      When the peer of <app> publishes a body that is cut off
      Then <app> dead-letters it for "malformed_json"
      And <app> has not acknowledged the original
      When <app> is killed
      And <app> is started again
      Then there is just one dead letter of <app> about it

      Examples:
        | app      |
        | system_b |

    @disturbs
    Scenario Outline: The connection of <app> breaks before it hears that its dead letter is stored
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      And what NATS answers to the next dead letter of <app> gets lost
      When the peer of <app> publishes a body that is cut off
      Then <app> dead-letters it for "malformed_json"
      And <app> has not acknowledged the original
      When the connection of <app> to NATS breaks
      Then there is just one dead letter of <app> about it

      Examples:
        | app      |
        | system_a |

  # The last rule, because a feature's scenarios are begun from its end, and this one takes longest.
  @DLQ-10 @must
  Rule: A message whose last delivery ended in a crash still ends in the dead letters, not silently stuck in the stream

    @kills
    Scenario Outline: <app> is killed at every delivery
      Given a bridge of its own on which only <app> is started
      And the database of <app> holds back every write
      When the peer of <app> publishes an event
      And <app> is killed at each delivery of it, and started again until the last
      Then the message is among the dead letters of <app> once it runs and its database takes writes again

      Examples:
        | app      |
        | system_b |
