Feature: The supervisor resets a forgotten password
  A cashier who has forgotten the password stands before a shop that cannot open.
  The supervisor must be able to help on the spot, and what was forgotten must open nothing any more.

  Background:
    Given a terminal with nobody logged in

  @B2 @needs-supervisor
  Scenario: The password that the supervisor sets works at once
    When the supervisor resets the cashier to the new password
    Then the terminal says that the password has been reset
    When the cashier logs in with the new password
    Then the terminal is open for sales

  @B2 @needs-supervisor
  Scenario: The old password is refused after the supervisor's reset
    When the supervisor resets the cashier to the new password
    And the cashier logs in with the delivered password
    Then the terminal says that the password is wrong

  @B2 @needs-supervisor
  Scenario: A locked cashier is let in again by the supervisor
    Given the cashier has used a wrong password 3 times and is locked
    When the supervisor resets the cashier to the new password
    And the cashier logs in with the new password
    Then the terminal is open for sales
