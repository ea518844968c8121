@permissions
Feature: Listening
  A subscription past the consumer sees everything and leaves no trace in any consumer's state.

  Background:
    Given a provisioned bridge
    And this server has shown that it can deny

  @PERM-12 @must
  Rule: An app may not subscribe to raw traffic

    Scenario Outline: <app> listens on its own inbox
      When <app> tries to subscribe to its own inbox
      Then the server refuses none of it

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: <app> is refused every subscription to raw traffic
      When <app> tries to subscribe to raw traffic, plainly and in a queue group
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-13 @must
  Rule: An app may not listen on anyone else's replies

    Scenario Outline: <app> is refused every subscription to replies that are not its own
      When <app> tries to subscribe to everybody's replies, and to those of each other principal
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: A reply to <other> never reaches <app>
      Given <app> listens on the inbox of <other> as far as the server lets it
      When <other> asks JetStream and is answered
      Then nothing has reached <app>

      Examples:
        | app      | other    |
        | system_a | system_b |
        | system_a | admin    |
        | system_b | system_a |
        | system_b | observer |
