Feature: The backup password
  A cashier who set a backup password in good time gets in without calling anybody when the ordinary one is forgotten.
  With two-factor login on it would be the way around the second factor, so there it must open nothing.

  Background:
    Given a terminal ready for sales

  @B6 @needs-backup-password
  Scenario: The backup password is set in the security settings and lets the cashier in
    When the cashier sets the backup password
    Then the terminal says that the backup password has been set
    When the cashier logs in with the backup password
    Then the terminal is open for sales

  @B6 @needs-backup-password @needs-two-factor-login
  Scenario: With two-factor login on the backup password opens nothing
    Given the cashier has set the backup password
    And the cashier has switched two-factor login on
    When the cashier logs in with the backup password
    Then the terminal says that the backup password is of no use with two-factor login

  @B6 @needs-backup-password @needs-two-factor-login
  Scenario: With two-factor login on no backup password can be set
    Given the cashier has switched two-factor login on
    When the cashier sets the backup password
    Then the terminal says that the backup password is of no use with two-factor login

  @B6 @needs-two-factor-login
  Scenario: With two-factor login on the texted code is asked for, and a wrong one is refused
    Given the cashier has switched two-factor login on
    When the cashier logs in with the delivered password
    Then the terminal asks for the login code
    When the cashier enters a wrong login code
    Then the terminal says that the login code is wrong
    When the cashier logs in with the delivered password
    And the cashier enters the login code that customer service texts
    Then the terminal is open for sales
