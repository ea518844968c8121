@provisioning
Feature: The provisioner's own grants

  @PROV-17 @should
  Rule: It needs no grant beyond the management of this stream and its consumers

    Scenario: It makes, verifies, changes and destroys with exactly that
      Given an empty server
      And the admin may manage the declared streams and consumers, and nothing else
      When the provisioner runs
      Then it ends with status 0
      When the provisioner verifies
      Then it ends with status 0
      When the provisioner runs with a limit of 1000 messages added
      Then it ends with status 0
      When the provisioner destroys what it made
      Then it ends with status 0
      And no stream is left
      And the server's log holds no permissions violation by the provisioner
