@permissions
Feature: Controls
  A denial counts only on a server that has shown that it can deny, to a principal that someone else is allowed more than.

  @PERM-26 @must
  Rule: This server can deny, and the provisioner's principal can do what the apps may not

    Background:
      Given a provisioned bridge

    Scenario: A principal without grants is refused
      When outsider tries to publish to each subject of the stream
      Then the server refuses each of them to outsider

    Scenario: The provisioner's principal manages the stream
      When admin tries every operation that provisioning needs
      Then the server refuses none of it
      And streams and consumers are as the provisioner left them

  @PERM-16 @must
  Rule: Without the right credentials nobody connects

    Background:
      Given a provisioned bridge
      And this server has shown that it can deny

    Scenario: No credentials
      When somebody connects without credentials
      Then the server refuses the connection

    Scenario: Not a word about who it is
      When somebody goes to work without connecting first
      Then the server refuses the connection

    # A password, or the key of an NKey, of credentials or of a certificate: what proves who somebody is.
    Scenario Outline: A wrong secret of <principal>
      When somebody connects as <principal> with a wrong secret
      Then the server refuses the connection

      Examples:
        | principal |
        | system_a  |
        | system_b  |
        | admin     |

    Scenario: The secret of another account
      When somebody connects as system_a with the secret of system_b
      Then the server refuses the connection

  @PERM-20 @must
  Rule: A denied operation leaves the connection and the app working

    Background:
      Given a provisioned bridge
      And this server has shown that it can deny

    Scenario Outline: <app> goes on after a denial
      When <app> tries to publish to "<forbidden>"
      Then the server refuses "<forbidden>" to <app>
      When <app> publishes an event to its peer on the same connection
      Then the stream acknowledges it
      And <app> can still ask its own consumer on the same connection

      Examples:
        | app      | forbidden              |
        | system_a | system_b.sync.system_a |
        | system_b | system_a.sync.system_b |
