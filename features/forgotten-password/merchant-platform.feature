Feature: The merchant resets a password on the merchant platform
  Outside office hours a merchant helps himself: he logs in to the merchant platform, is texted a code and resets the password with it.
  Whoever has a wrong code, an old code or a wrong merchant number must reset nothing, and after the log-out the session is worth nothing.

  Background:
    Given a terminal with nobody logged in

  @B4 @needs-remote-help
  Scenario: The texted code resets the administrator's password
    When the merchant logs in to the merchant platform
    And the merchant resets the administrator to the new password with the texted code
    And the merchant logs out of the merchant platform
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the administrator logs in with the delivered password
    Then the terminal says that the password is wrong
    When the administrator logs in with the new password
    Then the administrator's menu opens

  @B4 @needs-remote-help
  Scenario: A wrong code resets nothing
    When the merchant logs in to the merchant platform
    And the merchant resets the administrator to the new password with a wrong code
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do
    When the administrator logs in with the delivered password
    Then the administrator's menu opens

  @B4 @needs-remote-help
  Scenario: A code that has expired resets nothing
    When the merchant logs in to the merchant platform
    And the texted code has expired
    And the merchant resets the administrator to the new password with the texted code
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do

  @B4 @needs-remote-help
  Scenario: A wrong merchant number resets nothing
    When somebody logs in to the merchant platform with a wrong merchant number
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do

  @B4 @needs-remote-help
  Scenario: After the log-out the session resets nothing, even with the right code
    When the merchant logs in to the merchant platform
    And the merchant logs out of the merchant platform
    And the merchant resets the administrator to the new password with the texted code
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that there is nothing to do

  @B4 @needs-remote-help
  Scenario: A code resets one password, once
    When the merchant logs in to the merchant platform
    And the merchant resets the administrator to the new password with the texted code
    And the merchant resets the cashier to the new password with the texted code
    Then the request is refused and on record
    When the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the cashier logs in with the delivered password
    Then the terminal is open for sales

  @B4 @needs-remote-help @needs-supervisor
  Scenario: The texted code resets the supervisor's password as well
    When the merchant logs in to the merchant platform
    And the merchant resets the supervisor to the new password with the texted code
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the supervisor logs in with the new password
    Then the supervisor's menu opens
