@dlq
Feature: Lost answers and replays

  @DLQ-13 @must
  Rule: A retry or replay with the message id of an earlier publish is not taken for delivered when it was swallowed, and not lost

    @disturbs
    Scenario Outline: The answer to an event of <app> gets lost, and the connection with it
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      And what NATS answers to the next event of <app> gets lost
      When an organization is created at <app>
      Then the stream holds an event about it on the subject of <app>
      And the sync status of <app> counts an event that is not sent
      When the connection of <app> to NATS breaks
      Then <peer> shows the organization with every field as <app> has it
      And the sync status of <app> counts no event that is not sent
      And the stream holds exactly one event about the organization

      Examples:
        | app      | peer     |
        | system_a | system_b |

    Scenario Outline: A dead letter of <app> is replayed at once
      Given a provisioned bridge
      And both apps are ready
      When the peer of <app> publishes, under its event id, a user of an organization that <app> does not have
      Then <app> dead-letters it for "max_deliver_exceeded" after the declared backoff
      When the organization reaches <app>
      Then the server takes a replay under the original's message id for a duplicate
      When the dead letter is replayed under a message id of its own
      Then <app> acknowledges the replay
      And <app> shows the user

      Examples:
        | app      |
        | system_b |
