@permissions
Feature: Speaking for others
  Whoever may publish on a subject is believed there: no envelope field says who really wrote an event.

  Background:
    Given a provisioned bridge
    And this server has shown that it can deny

  @PERM-06 @must
  Rule: An app cannot speak for its peer

    Scenario Outline: <app> publishes its own events
      When <app> publishes an event to its peer
      Then the stream acknowledges it

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: <app> is refused <what>
      When <app> tries to publish to "<subject>"
      Then the server refuses "<subject>" to <app>

      Examples:
        | app      | what                    | subject                |
        | system_a | its peer's events       | system_b.sync.system_a |
        | system_a | its peer's dead letters | system_b.sync.dlq      |
        | system_b | its peer's events       | system_a.sync.system_b |
        | system_b | its peer's dead letters | system_a.sync.dlq      |

  @PERM-07 @must
  Rule: An app may publish nowhere else

    Scenario Outline: <app> is refused every subject beside its own
      When <app> tries to publish to each subject around its own
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |
