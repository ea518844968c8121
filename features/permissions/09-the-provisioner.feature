@permissions
Feature: The provisioner's principal
  It alone manages streams and consumers, and it has no business with what goes through them.

  @PERM-18 @must
  Rule: The provisioner's principal can do all of its job

    Scenario: It creates, verifies, changes and deletes
      Given an empty server
      When the provisioner runs
      Then it ends with status 0
      Given this server has shown that it can deny
      When the provisioner verifies
      Then it ends with status 0
      When the provisioner runs with a limit of 1000 messages added
      Then it ends with status 0
      When the admin deletes every declared consumer and stream
      Then no stream is left

  @PERM-19 @should
  Rule: The provisioner's principal can neither publish nor consume app events

    Background:
      Given a provisioned bridge
      And this server has shown that it can deny

    Scenario: It is refused every subject of the stream
      When admin tries to publish to each subject of the stream
      Then the server refuses each of them to admin

    Scenario: It is refused every way to consume
      When admin tries to fetch, to answer deliveries, to read messages and to listen to raw traffic
      Then the server refuses each of them to admin
