@operations @disturbs
Feature: Stopping

  @OPS-03 @must
  Rule: At SIGTERM what is in hand is finished, nothing is applied twice, and the process ends in bounded time

    Scenario Outline: <app> is told to stop while it works
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      And <app> has 3 requests and 5 events in its hands, each in the middle of a write
      When <app> is told to stop by SIGTERM, and its database then takes writes again
      Then <app> ends in bounded time, every request answered and every event acknowledged
      When <app> is started again
      Then <peer> shows what <app> was asked for, each published once
      And <app> shows what the events said

      Examples:
        | app      | peer     |
        | system_a | system_b |
