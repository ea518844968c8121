@operations
Feature: Starting

  @OPS-01 @must
  Rule: Apps started before the provisioner create nothing, say what they wait for, and go to work once it has run

    Scenario Outline: <app> is started before the provisioner
      Given a server without a topology
      And <app> is started
      When <app> has said that it waits for the topology
      Then <app> is not ready
      And the server has no stream
      When the provisioner has run
      Then <app> becomes ready
      And <app> applies an event of its peer

      Examples:
        | app      |
        | system_a |

  @OPS-02 @must
  Rule: Wrong NATS credentials are a clear error, not readiness and not a crash loop without a word

    Scenario Outline: <app> is started with a wrong password
      Given a server without a topology
      And the provisioner has run
      When <app> is started with a wrong password
      Then <app> says that NATS refused its credentials
      And <app> is not ready
      And no output of <app> shows a password

      Examples:
        | app      |
        | system_b |
