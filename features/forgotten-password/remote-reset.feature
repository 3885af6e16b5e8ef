Feature: The forgotten administrator password
  A merchant who has forgotten the administrator password cannot change the terminal's settings and calls customer service.
  After the remote reset the new password must hold at once, without a restart, and the old one must be worth nothing.

  Background:
    Given a terminal with nobody logged in

  @B3 @mission @needs-remote-help
  Scenario: The password that customer service sets holds at once
    When customer service checks the merchant and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the administrator logs in with the new password
    Then the administrator's menu opens

  @B3 @mission @needs-remote-help
  Scenario: The old password is refused after the reset
    Given the administrator has been reset to the new password
    When the administrator logs in with the delivered password
    Then the terminal says that the password is wrong

  @B3 @mission @needs-remote-help
  Scenario: A locked-out administrator is let in again by a reset
    Given the administrator has used a wrong password 3 times and is locked
    When customer service checks the merchant and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the administrator logs in with the new password
    Then the administrator's menu opens

  @B3 @mission @needs-remote-help
  Scenario: Customer service resets nothing for a caller who cannot prove who he is
    When customer service is asked to reset the administrator by a caller with a wrong identity
    Then customer service refuses and puts the attempt on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do
    When the administrator logs in with the delivered password
    Then the administrator's menu opens
