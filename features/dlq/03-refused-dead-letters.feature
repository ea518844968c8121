@dlq @disturbs
Feature: Dead letters that are refused

  @DLQ-06 @must
  Rule: The original is acknowledged only after its dead letter is stored

    Scenario Outline: The dead letters of <app> are refused for a while
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      And the grant of <app> to publish its dead letters is withdrawn
      When the peer of <app> publishes a body that is cut off
      Then the server's log shows that a dead letter of <app> was refused
      And <app> has not acknowledged the original
      When the grant of <app> is restored
      Then <app> dead-letters it for "malformed_json"
      And <app> acknowledges the original after its dead letter

      Examples:
        | app      |
        | system_b |
