@provisioning
Feature: When things are wrong

  @PROV-09 @must
  Rule: A server that is not up yet is waited for, in bounds and not in silence

    Scenario: The server comes late
      Given a server that is not running yet
      When the provisioner is started
      And it has said that it waits for NATS
      And the server starts
      Then it ends with status 0
      And the topology on the server is exactly the declared one

    Scenario: The server never comes
      Given a server that is not running yet
      When the provisioner runs and may wait 2 seconds
      Then it ends with the status for a server out of reach
      And it names the address that it tried
      And it prints no stack trace

  @PROV-10 @must
  Rule: What the server refuses is named, and nothing is left half-made that another run cannot finish

    Scenario: A wrong password
      Given an empty server
      When the provisioner runs with a wrong password
      Then it ends with the status for a refusal by the server
      And it says that "password"
      And it prints no stack trace
      When the provisioner runs again
      Then it ends with status 0

    Scenario: A server without JetStream
      Given a server without JetStream
      When the provisioner runs
      Then it ends with the status for a refusal by the server
      And it says that "JetStream"
      And it prints no stack trace

    Scenario: A principal that may not create consumers
      Given a server whose admin may not create consumers
      When the provisioner runs
      Then it ends with the status for a refusal by the server
      And it names the refused subject that creates a consumer
      And it prints no stack trace
      When the admin is given its grants
      And the provisioner runs again
      Then it ends with status 0
      And the topology on the server is exactly the declared one

  @PROV-18 @must
  Rule: A server that cannot hold the declaration is named with its version and the remedies, and nothing is made

    Scenario: A server older than 2.10.23
      Given a server older than 2.10.23
      When the provisioner runs
      Then it ends with the status for a server that is too old
      And it names the version of that server and the oldest one that will do
      And the server has no stream
