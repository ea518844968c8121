@permissions
Feature: The server that decides
  Permissions are as good as the server that applies them. What is published of its mistakes, everybody can use.

  @PERM-30 @should
  Rule: Nobody is known to get past the permissions of a server of this version

    Scenario: No published advisory on permissions affects the server
      Given a provisioned bridge
      When the version of the server is held against the published advisories
      Then none of them affects it

    Scenario Outline: <app> is refused what advisories tell of
      Given a provisioned bridge
      And this server has shown that it can deny
      When <app> tries what published advisories have let through
      Then the server refuses each of them to <app>
      And streams and consumers are as the provisioner left them

      Examples:
        | app      |
        | system_a |
        | system_b |
