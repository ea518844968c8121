@permissions
Feature: What an app may do
  An app's credentials allow its own part of the bridge. What is missing here shows in production as messages that are
  delivered again and again without a word.

  Background:
    Given a provisioned bridge
    And this server has shown that it can deny

  @PERM-01 @must
  Rule: An app may publish its events, and the stream acknowledges them

    Scenario Outline: <app> publishes an event
      When <app> publishes an event to its peer
      Then the stream acknowledges it

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-02 @must
  Rule: An app may publish to its own dead letters, and the stream acknowledges them

    Scenario Outline: <app> dead-letters
      When <app> publishes a dead letter of its own
      Then the stream acknowledges it

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-03 @must
  Rule: An app may fetch from its own consumer

    Scenario Outline: <app> takes what its peer published
      Given a bridge that may come to harm
      And the peer of <app> has published an event
      When <app> takes a message from its own consumer
      Then <app> is delivered that event

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-04 @must
  Rule: An app may acknowledge, give back, extend and terminate what its own consumer delivered

    Scenario Outline: <app> answers a delivery with <answer>
      Given a bridge that may come to harm
      And the peer of <app> has published an event
      And <app> takes a message from its own consumer
      When <app> answers the delivery with "<answer>"
      Then the server takes the answer, and the consumer shows the message as <state>

      Examples:
        | app      | answer | state                |
        | system_a | +ACK   | acknowledged         |
        | system_a | -NAK   | to be delivered again |
        | system_a | +WPI   | still being worked on |
        | system_a | +TERM  | acknowledged         |
        | system_b | +ACK   | acknowledged         |
        | system_b | -NAK   | to be delivered again |
        | system_b | +WPI   | still being worked on |
        | system_b | +TERM  | acknowledged         |

  @PERM-05 @must
  Rule: An app receives replies on its own inbox

    Scenario Outline: The acknowledgement of <app>'s publish reaches the inbox of <app>
      When <app> publishes an event to its peer
      Then the acknowledgement arrives on the inbox of <app>

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-22 @must
  Rule: Every need of the topology is granted

    Scenario Outline: No need of <principal> is refused
      When <principal> tries everything that the topology needs of it
      Then the server refuses none of it

      Examples:
        | principal |
        | system_a  |
        | system_b  |
        | admin     |
        | observer  |
