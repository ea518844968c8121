@delivery
Feature: Push delivery
  With a push consumer the server sends what is pending to a subject, where the app's instances share it in a queue group.
  The app needs nothing of the JetStream API then, so it is granted nothing of it.

  Background:
    Given a provisioned bridge
    And push delivery is claimed, and every consumer declared so
    And both apps are ready

  @SYNC-17 @may
  Rule: Deliveries are pushed into the queue group of the app, which works with push grants and has no pull grants

    Scenario Outline: What <peer> writes is pushed to <app>
      Then the consumer of <app> pushes to its deliver subject, where <app> listens in its queue group
      When an organization is created at <peer>
      Then <app> shows the organization with every field as <peer> has it

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

    Scenario Outline: <app> has the grants for push and not those for pull
      Given this server has shown that it can deny
      When <app> tries everything that the topology needs of it
      Then the server refuses none of it
      When <app> tries to fetch from its own consumer, which pushes
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: <app> cannot deliver to its peer
      Given this server has shown that it can deny
      When <app> tries to deliver where consumers push
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |
