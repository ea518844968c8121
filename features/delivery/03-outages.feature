@delivery @disturbs
Feature: Outages

  Background:
    Given a provisioned bridge that may be disturbed
    And both apps are ready

  @SYNC-10 @must
  Rule: What the database rolled back is not published; what it committed is, even if NATS was away

    Scenario Outline: NATS is away while <app> writes
      Given the NATS server is stopped
      When an organization is created at <app>
      And a user of an unknown organization is refused by <app>
      And the NATS server is started again
      Then <peer> shows the organization with every field as <app> has it
      And the stream holds exactly one event about the organization
      And no event about the refused request is on the subject of <app>

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

  @SYNC-11 @must
  Rule: What one app wrote while its peer was away arrives once the peer is back, in order for each resource

    Scenario Outline: <peer> is away while <app> works
      Given an organization created at <app> has reached <peer>
      And <peer> is stopped
      When <app> creates 10 organizations and changes the first one 5 times
      And <peer> is started again
      Then <peer> shows all of them with every field as <app> has it
      And <peer> acknowledged the changes of the first one in the order they were made

      Examples:
        | app      | peer     |
        | system_a | system_b |

    @kills
    Scenario Outline: <peer> is killed in the middle of applying what <app> wrote
      Given an organization created at <app> has reached <peer>
      And the database of <peer> holds back every write
      When an organization is created at <app>
      And <peer> is killed while it applies it
      And <peer> is started again
      Then <peer> shows the organization with every field as <app> has it

      Examples:
        | app      | peer     |
        | system_a | system_b |

  @SYNC-12 @must
  Rule: Sync status and health tell the truth

    Scenario Outline: <app> before, during and after an outage of NATS
      Then the health of <app> is good
      And the sync status of <app> says that it is connected
      And the counts in the sync status of <app> match what it shows
      When the NATS server is stopped
      Then the sync status of <app> says that it is not connected
      When an organization is created at <app>
      Then the sync status of <app> counts an event that is not sent
      When the NATS server is started again
      Then the sync status of <app> says that it is connected
      And the health of <app> is good
      And the sync status of <app> counts no event that is not sent
      And the counts in the sync status of <app> match what it shows

      Examples:
        | app      |
        | system_a |
        | system_b |
