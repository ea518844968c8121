@permissions
Feature: The apps at work

  Background:
    Given a provisioned bridge
    And this server has shown that it can deny
    And both apps are ready

  @PERM-23 @must
  Rule: While the apps do their work, the server records no permissions violation by them

    Scenario: Events both ways and a dead letter, and not one violation
      When an organization is created at each app and reaches its peer
      And each app deals with a malformed message
      Then the server's log holds no permissions violation by an app

  @PERM-24 @must
  Rule: Apps hold no admin credentials

    Scenario: Each connection of an app is the app's own principal's
      When the server lists its connections
      Then every connection of an app belongs to that app's principal

    Scenario Outline: The process of <app> was handed no credentials but its own
      When the environment of the process of <app> is read
      Then it holds no password but that of <app>

      Examples:
        | app      |
        | system_a |
        | system_b |
