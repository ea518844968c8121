@permissions
Feature: The configuration, read as the server reads it
  A probe shows what it tries. What nobody thought of trying stands in the configuration: every entry of it is held against
  what the topology needs.

  @PERM-21 @must
  Rule: Every granted subject pattern is needed by the topology

    Scenario Outline: Nothing is granted to <app> beyond what its work needs
      Given a provisioned bridge
      When what the server grants is audited
      Then nothing is granted to <app> that its work does not need

      Examples:
        | app      |
        | system_a |
        | system_b |
