@permissions
Feature: Least grants, shown one grant at a time
  A grant that can be taken away without any need failing is one too many. A grant that can be widened without any denial
  failing is one that nobody would notice.

  Background:
    Given a bridge of its own without apps
    And this server has shown that it can deny

  @PERM-25 @should
  Rule: Permissions changed by a reload of the server take hold on live connections

    Scenario Outline: A grant of <app> is withdrawn and given back while it stays connected
      When <app> publishes a dead letter of its own
      Then the stream acknowledges it
      Given the grant of <app> to publish its dead letters is withdrawn
      When <app> tries to publish to "<app>.sync.dlq"
      Then the server refuses "<app>.sync.dlq" to <app>
      When the grant of <app> is restored
      And <app> publishes a dead letter of its own
      Then the stream acknowledges it

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-27 @should
  Rule: With any one grant taken away a need fails, and with any one widened a denial fails

    Scenario Outline: <app> cannot do without any of its grants
      When the grants of <app> are taken away, one at a time
      Then each time the server refuses <app> something that its work needs

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: No grant of <app> can be widened unnoticed
      When the grants of <app> are widened, one at a time
      Then each time the server allows <app> something that it must be refused

      Examples:
        | app      |
        | system_a |
        | system_b |
