@provisioning
Feature: What the provisioner says

  @PROV-15 @should
  Rule: It prints the documented progress and leaves an audit record

    Scenario: The progress lines and the audit record of a first run
      Given an empty server
      When the provisioner runs
      Then it prints, in this order
        | ✓ Connected to NATS JetStream               |
        | ✓ Stream provisioned: sync-stream           |
        | ✓ Provisioning completed successfully!      |
      And its audit record says who changed what, when and on which server

  @PROV-16 @must
  Rule: No credential appears in any output

    Scenario: Output, audit and errors of runs that go well and badly
      Given an empty server
      When the provisioner runs with its credentials inside the URL
      And the provisioner runs with a wrong password inside the URL
      Then no output and no audit record of theirs shows a password
