@permissions
Feature: Managing JetStream
  Streams and consumers are the provisioner's. An app that may change them can lose everybody's data.

  Background:
    Given a provisioned bridge
    And this server has shown that it can deny

  @PERM-08 @must
  Rule: An app may not manage any stream

    Scenario Outline: <app> is refused every operation on streams
      When <app> tries every stream operation of the JetStream API
      Then the server refuses each of them to <app>
      And streams and consumers are as the provisioner left them

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-09 @must
  Rule: An app may not manage any consumer

    Scenario Outline: <app> is refused every operation on consumers
      When <app> tries every consumer operation of the JetStream API
      Then the server refuses each of them to <app>
      And streams and consumers are as the provisioner left them

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-10 @must
  Rule: An app may not take or answer its peer's deliveries

    Scenario Outline: <app> is refused its peer's consumer
      When <app> tries to fetch from its peer's consumer and to answer its peer's deliveries
      Then the server refuses each of them to <app>
      And streams and consumers are as the provisioner left them

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-11 @must
  Rule: An app may not read the stream around its consumer

    Scenario Outline: <app> is refused every read of the stream
      When <app> tries every way to read the stream around its consumer
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-14 @must
  Rule: An app may not list, inspect or enumerate streams and consumers

    Scenario Outline: <app> is refused every look at streams and consumers, its own included
      When <app> tries to list and inspect streams and consumers
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |

  @PERM-17 @must
  Rule: An app reaches neither the system account nor the server's management

    Scenario Outline: <app> is refused the server's management
      When <app> tries to manage the server and to listen to its events
      Then the server refuses each of them to <app>
      And streams and consumers are as the provisioner left them

      Examples:
        | app      |
        | system_a |
        | system_b |
