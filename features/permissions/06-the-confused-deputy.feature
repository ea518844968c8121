@permissions
Feature: The confused deputy
  The server answers to whatever reply subject it is given, without asking whether the sender may publish there. So an app
  with the tightest subject permissions can still make the server delete the stream. Separate accounts close it.

  @PERM-28 @must @harms
  Rule: No reply subject makes the server act for an app where the app itself may not

    Background:
      Given a bridge that may come to harm
      And this server has shown that it can deny

    Scenario Outline: <app> cannot <what> through the reply subject of <request>
      When <app> sends <request> with the reply subject "<reply>"
      Then <what is untouched>

      Examples:
        | app      | what                 | request                       | reply                                                    | what is untouched                                          |
        | system_a | delete the stream    | a request to its own consumer | $JS.API.STREAM.DELETE.sync-stream                        | streams and consumers are as the provisioner left them     |
        | system_b | delete the stream    | a request to its own consumer | $JS.API.STREAM.DELETE.sync-stream                        | streams and consumers are as the provisioner left them     |
        | system_a | purge the stream     | an event                      | $JS.API.STREAM.PURGE.sync-stream                         | the stream still holds what it held                        |
        | system_a | delete a consumer    | a request to its own consumer | $JS.API.CONSUMER.DELETE.sync-stream.system_b-workers     | streams and consumers are as the provisioner left them     |
        | system_a | delete the stream    | an answer to a delivery       | $JS.API.STREAM.DELETE.sync-stream                        | streams and consumers are as the provisioner left them     |
        | system_a | forge an event       | a dead letter                 | system_b.sync.system_a                                   | the stream holds nothing new on "system_b.sync.system_a"   |
        | system_a | forge an event       | a request to its own consumer | system_b.sync.system_a                                   | the stream holds nothing new on "system_b.sync.system_a"   |
        | system_b | forge a dead letter  | an event                      | system_a.sync.dlq                                        | the stream holds nothing new on "system_a.sync.dlq"        |
