Feature: The acquirer changes the no-PIN limit
  The limit for taps without a PIN is the acquirer's to set, and merchants are told of it by letter at best.
  A terminal that keeps the old limit charges without a PIN what it must not, or asks where nobody has to.

  Background:
    Given a terminal ready for sales

  @C7 @needs-contactless @needs-parameter-download
  Scenario Outline: After a download by hand the limit is <limit>, from the next sale
    When the acquirer changes the no-PIN limit to <limit>
    And the administrator downloads the parameters
    And the cardholder taps the gold credit card for <limit>
    Then the terminal approves <limit>
    And no message carried a PIN block
    When the cardholder taps the gold credit card for <above>
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves <above>
    And the sale of <above> carried a PIN block

    Examples:
      | limit   | above   |
      | 300.00  | 300.01  |
      | 2000.00 | 2000.01 |

  @C7 @needs-contactless @needs-parameter-download
  Scenario: The header of an answer asks for the download, and the next sale is under the new limit
    When the acquirer changes the no-PIN limit to 300.00
    And the cardholder taps the everyday debit card for 300.01
    Then the terminal approves 300.01
    And the terminal downloads the parameters by itself
    When the cardholder taps the everyday debit card for 300.02
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves 300.02
    And the approved sale of 300.02 carried a PIN block
